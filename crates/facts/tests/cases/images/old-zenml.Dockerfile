# Another release of ZenML, on Kubernetes and S3.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.94.0" s3fs aws-profile-manager boto3==1.43.117 "kubernetes<26" Jinja2
WORKDIR /app
