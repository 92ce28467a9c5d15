# Python and nothing else.
FROM localhost/slipway-python
