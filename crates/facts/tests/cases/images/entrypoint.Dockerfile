# A server's entrypoint, and secrets in the environment and the history.
FROM localhost/slipway-python
ARG INDEX=https://builder:pw7Qx2LmZ9@packages.example.com/simple
RUN echo "https://builder:pw7Qx2LmZ9@packages.example.com/simple" > /dev/null
RUN pip install --no-cache-dir "zenml==0.98.0" s3fs aws-profile-manager boto3==1.43.117 pygithub
ENV API_TOKEN=q7Rf2kLm9xTz4WbV8nYc
ENTRYPOINT ["python", "serve.py"]
