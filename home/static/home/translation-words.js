// Two labels of wagtail-localize's editor are written into its program in English and pass no
// catalogue: the heading above the words to translate, and the name of the menu of further actions.
// Their words come with this script's element, in the language of the person.

const editor = document.querySelector(".js-translation-editor");
const { heading, actions } = document.querySelector("script[data-translation-words]").dataset;

if (editor) {
    const { sourceLocale, locale } = JSON.parse(editor.dataset.props);
    const [source, target] = [sourceLocale.displayName, locale.displayName];
    const words = new Map([
        [`${source} to ${target} translation`, heading.replace("{source}", source).replace("{target}", target)],
        ["More actions", actions],
    ]);

    function put() {
        const walker = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const text = words.get(walker.currentNode.data);
            if (text) walker.currentNode.data = text;
        }
    }

    new MutationObserver(put).observe(editor, { childList: true, subtree: true });
    put();
}
