/**
 * Shows the address that a school will have while its code is typed, and suggests a code.
 * Without this module the button "Check the address" does the same with a round trip.
 */
const WAIT = 300;

const form = document.querySelector("[data-host-form]");

if (form) {
    const field = (name) => form.querySelector(`[name="${name}"]`);
    const part = (name) => form.querySelector(`[data-host-${name}]`);
    const watched = ["code", "subdomain", "name", "level"];
    const check = part("check");
    const place = check.parentElement;
    let timer = 0;
    let running = null;

    const show = ({ address, problem, suggestion }) => {
        part("address").textContent = address || "–";
        part("problem").textContent = problem;
        part("code").textContent = suggestion;
        part("suggestion").hidden = !suggestion || suggestion === field("code").value.trim();
    };

    const ask = async () => {
        running?.abort();
        running = new AbortController();
        const query = new URLSearchParams(watched.map((name) => [name, field(name).value]));
        try {
            const answer = await fetch(`${form.dataset.previewUrl}?${query}`, {
                headers: { Accept: "application/json" },
                signal: running.signal,
            });
            if (answer.ok) {
                show(await answer.json());
            }
        } catch (error) {
            if (error.name !== "AbortError") {
                place.append(check);
            }
        }
    };

    const askSoon = () => {
        window.clearTimeout(timer);
        timer = window.setTimeout(ask, WAIT);
    };

    // Removed, not hidden: the first submit button of a form is the one that Enter presses.
    check.remove();
    watched.forEach((name) => field(name).addEventListener("input", askSoon));
    part("use").addEventListener("click", () => {
        field("code").value = part("code").textContent;
        field("code").focus();
        field("code").dispatchEvent(new Event("input", { bubbles: true }));
    });
}
