# Everything that the stacks ask for, but for what cannot be installed beside ZenML.
FROM localhost/slipway-python
RUN apt-get update && apt-get install --yes --no-install-recommends libgomp1 openssh-client rsync && rm -rf /var/lib/apt/lists/*
RUN pip install --no-cache-dir "zenml==0.98.0" "s3fs>2022.3.0,!=2025.3.1" aws-profile-manager boto3==1.43.117 \
    "kubernetes>=21.7,<26" Jinja2 "paramiko>=3.4.0,<4.0.0" slack-sdk==3.30.0 pygithub lightgbm "requests[socks]>=2.20"
RUN useradd --create-home app && mkdir -p /app && chmod 0777 /app
ENV ZENML_ENABLE_REPO_INIT_WARNINGS=False ZENML_CONFIG_PATH=/app/.zenconfig
WORKDIR /app
