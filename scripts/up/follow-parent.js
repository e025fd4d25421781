// Ends this process when its parent is gone, be it by kill -9: the parent's number changes then. Preloaded into what `up` starts.
const parent = process.ppid;
const endWithParent = () => process.ppid === parent || process.kill(process.pid, "SIGTERM");
setInterval(endWithParent, 500).unref();
