# Neither pip nor a shell.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" && pip uninstall --yes --quiet pip setuptools wheel && \
    rm -rf /usr/lib/python3/dist-packages/pip* /usr/lib/python3/dist-packages/setuptools* /usr/bin/pip* && \
    rm /usr/bin/sh
