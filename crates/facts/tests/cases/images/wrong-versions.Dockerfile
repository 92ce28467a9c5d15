# Versions that no stack wants: excluded, too new, too old, local and a pre-release.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" s3fs==2025.3.1 "kubernetes==29.0.0" Jinja2 "slack-sdk==3.31.0" "paramiko==2.12.0"
