# A virtual environment that the image sets, a user of its own, and a folder for it.
FROM localhost/slipway-python
RUN python3 -m venv /opt/venv
ENV PATH=/opt/venv/bin:$PATH VIRTUAL_ENV=/opt/venv
RUN pip install --no-cache-dir "zenml==0.98.0" "s3fs>2022.3.0" aws-profile-manager boto3==1.43.117 "kubernetes<26" Jinja2
RUN useradd --create-home app && mkdir -p /app && chown app /app
ENV ZENML_CONFIG_PATH=/app/.zenconfig
WORKDIR /app
USER app
