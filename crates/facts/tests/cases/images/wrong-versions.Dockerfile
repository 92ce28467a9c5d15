# Versions that no stack wants: an excluded one (which nothing else can stand beside), too new ones and a too old one.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" s3fs "kubernetes==29.0.0" Jinja2 "slack-sdk==3.31.0" "paramiko==2.12.0" && \
    pip install --no-cache-dir --no-deps s3fs==2025.3.1
