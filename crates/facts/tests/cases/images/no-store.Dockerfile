# Nothing that reads the artifact store.
FROM localhost/slipway-python
RUN pip install --no-cache-dir "zenml==0.98.0" "kubernetes<26" Jinja2 slack-sdk==3.30.0 "requests[socks]"
