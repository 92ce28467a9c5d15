# A user who may not make /app.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" "paramiko>=3.4.0,<4.0.0" s3fs boto3==1.43.117 slack-sdk==3.30.0
USER 1000
