"""Why packages did not come, in a sentence and with what to type: schools have proxies and servers."""

import os
import re

SET = "set" if os.name == "nt" else "export"
NO_SPACE = "The packages do not fit on the disk. Make room (1 GB is plenty) and start again."
REASONS = {
    r"No space left on device": NO_SPACE,
    r"failed: 407|407 Client Error": f"""\
The proxy of this network wants a name and a password. Ask who runs it, and type, with yours in it:
    {SET} HTTPS_PROXY=http://NAME:PASSWORD@PROXY:PORT
Then start again.""",
    r"failed: 403|403 Client Error": f"""\
The packages are forbidden here (403): by this network, or by their server. Ask who runs the network to allow
the Python Package Index. Where it has a server of its own for packages, type its address:
    {SET} PIP_INDEX_URL=https://SERVER/simple
Then start again.""",
    r"check_hostname requires server_hostname": f"""\
The address of a proxy or of a server of packages begins with https:// and a number, which pip cannot check.
Type a name in place of the number, or, for a proxy, http:// in place of https://:
    {SET} PIP_INDEX_URL=https://SERVER/simple
    {SET} HTTPS_PROXY=http://PROXY:PORT
Then start again.""",
    r"CERTIFICATE_VERIFY_FAILED|SSLCertVerificationError|certificate is not trusted|A certificate chain": f"""\
This network answers with a certificate that Python does not know. Ask who runs it for the file,
and type where it is:
    {SET} PIP_CERT=/FOLDER/CERTIFICATE.pem
Then start again.""",
    r"ReadTimeoutError|Read timed out|ConnectTimeout|didn't respond within": f"""\
The server of the packages does not answer. Wait a while, or go to another network, and start again.
Where the network has a proxy, type its address first:
    {SET} HTTPS_PROXY=http://PROXY:PORT""",
    r"NewConnectionError|NameResolutionError|ProxyError|connection error: ": """\
The packages cannot be fetched: the network cannot be reached.
Connect to it and start again. Without internet it works, too: see `bundle` in README.md.""",
}


def why_pip_failed(said, log=""):
    """One clear sentence where the reason is known from pip's log; otherwise the end of what pip said."""
    for sign, sentence in REASONS.items():
        if re.search(sign, said + log):
            return sentence
    return "The packages could not be installed. At the end pip said:\n" + "\n".join(said.splitlines()[-12:])
