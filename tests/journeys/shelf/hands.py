"""What a reader's hands and eyes do on the shelf's pages."""

PATIENCE = 60_000  # milliseconds; a loaded machine takes its time, a broken page takes for ever


def until(page, true):
    """Wait for an expression to hold; the browser's own way to wait evaluates strings, which our policy forbids."""
    for _ in range(PATIENCE // 100):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(true)


def open_story(page, title):
    page.click(f".card h3 a:has(:text-is('{title}'))")
    page.wait_for_selector("#mendbtn:visible, #mendlink")  # with its script at work, if it has one


def drop(page, files):
    data = page.evaluate_handle(
        """files => { const data = new DataTransfer();
        for (const [name, text] of Object.entries(files)) data.items.add(new File([text], name));
        return data; }""",
        files,
    )
    page.dispatch_event("#shelf", "dragenter", {"dataTransfer": data})
    page.dispatch_event("#shelf", "drop", {"dataTransfer": data})


def speakers(page):
    return page.evaluate("JSON.parse(document.getElementById('data').textContent).lines.map(row => row[0])")


def people(page):
    return page.evaluate("JSON.parse(document.getElementById('data').textContent).people")


def settled(page):
    """Wait until the page came anew and the story was read again with what was set right."""
    page.wait_for_selector("#mending", state="attached")
    page.wait_for_selector("#again", state="detached")


def mending(page, act):
    with page.expect_navigation():
        act()
    settled(page)
