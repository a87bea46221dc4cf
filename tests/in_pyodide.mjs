// Run tests/in_pyodide.py in the site's own Pyodide: node in_pyodide.mjs <the site's pyodide> <the repository>
const [pyodideFolder, repository] = process.argv.slice(2);
const { loadPyodide } = await import(`file://${pyodideFolder}/pyodide.mjs`);
const silent = () => {}; // stdout is for the answer alone

const python = await loadPyodide({ indexURL: pyodideFolder, stdout: silent, stderr: silent });
await python.loadPackage("nn-lesson", { messageCallback: silent, errorCallback: silent });
python.FS.mkdirTree("/repository");
python.FS.mount(python.FS.filesystems.NODEFS, { root: repository }, "/repository");
const answer = python.runPython(`
import runpy
runpy.run_path("/repository/tests/in_pyodide.py")["answer"]()
`);
process.stdout.write(answer);
