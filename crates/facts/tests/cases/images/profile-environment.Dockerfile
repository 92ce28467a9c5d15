# A virtual environment that only a shell's profile knows, and no `python` beside `python3`.
FROM localhost/slipway-python
RUN python3 -m venv /opt/venv && /opt/venv/bin/pip install --no-cache-dir "zenml==0.98.0" && \
    echo 'PATH=/opt/venv/bin:$PATH' >> /etc/profile && rm /usr/bin/python
