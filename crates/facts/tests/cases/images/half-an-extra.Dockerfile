# A distribution without what its extra brings, one at a commit's place, and one that is installed twice.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" requests s3fs aws-profile-manager boto3==1.43.117 && \
    pip install --no-cache-dir --no-deps "skypilot>=0.11.0,<0.12.0" && \
    pip install --no-cache-dir --no-deps --target /opt/other boto3==1.34.0 && \
    mkdir -p /opt/own && printf '[project]\nname = "own-steps"\nversion = "1.0"\n[tool.setuptools]\npy-modules = []\n' > /opt/own/pyproject.toml && \
    pip install --no-cache-dir --no-deps --editable /opt/own
ENV PYTHONPATH=/opt/other
