"""What a generator wrote: counts, sizes, and what is missing from it. A fast build of an empty page is no build."""

import os
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"

# What each article page of ours holds: the stable hooks of the interface, and its end.
HOOKS = {
    "le titre": b"<article ",
    "la signature": b'class="byline',
    "le temps de lecture": b"reading-time",
    "la biographie": b'class="bio',
    "l’appel à l’action": b'class="cta',
    "les données structurées": b'type="application/ld+json"',
    "la fin de la page": b"</html>",
}
# And what most of them hold: a short article needs no table of contents, a lonely one has nothing related.
MOST = {"la table des matières": b'class="toc', "les articles liés": b'class="related'}
RELATED = MOST["les articles liés"]


def files_of(folder):
    """(path relative to the folder, size in bytes) of each file, sorted by path."""
    found = []
    for parent, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(parent, name)
            found.append((os.path.relpath(path, folder), os.path.getsize(path)))
    return sorted(found)


def write_manifest(folder, path):
    """What the floor program is to write: « size path » a line."""
    files = files_of(folder)
    with open(path, "w", encoding="utf-8") as manifest:
        manifest.writelines(f"{size} {name}\n" for name, size in files)


def _article_pages(files):
    return [name for name, _ in files if re.fullmatch(r"articles/[^/]+/index\.html", name)]


def _common(folder, files, feed_name):
    return {
        "files": len(files),
        "bytes": sum(size for _, size in files),
        "articles": len(_article_pages(files)),
        "feeds": sum(os.path.basename(name) == feed_name for name, _ in files),
        "sitemap": len(_sitemap(Path(folder))),
    }


def inspect_feuillet(folder, articles, categories, address, feed_size):
    """The counts of our output, and a sentence for each thing that it lacks."""
    folder = Path(folder)
    files = files_of(folder)
    names = {name for name, _ in files}
    counts = _common(folder, files, "feed.xml")
    problems = []
    if counts["articles"] != articles:
        problems.append(f"{counts['articles']} pages d’article au lieu de {articles}")

    found = _pages_with({**HOOKS, **MOST}, folder, files)
    counts["related"] = found["les articles liés"]
    problems += [_scarce(what, found[what], articles) for what in HOOKS if found[what] < articles]
    problems += [_scarce(what, found[what], articles) for what in MOST if found[what] * 2 < articles]
    problems += _problems_of_feeds(folder, names, articles, categories, feed_size)
    problems += _problems_of_sitemap(folder, names, articles, address)
    return counts, problems


def _pages_with(markers, folder, files):
    """In how many article pages each marker is."""
    found = dict.fromkeys(markers, 0)
    for name in _article_pages(files):
        page = (folder / name).read_bytes()
        for what, marker in markers.items():
            found[what] += marker in page
    return found


def _scarce(what, count, articles):
    return f"« {what} » : dans {count} pages d’article sur {articles}"


def _problems_of_feeds(folder, names, articles, categories, feed_size):
    problems = []
    feeds = [name for name in names if os.path.basename(name) == "feed.xml"]
    if len(feeds) != 1 + categories:
        problems.append(f"{len(feeds)} flux au lieu de {1 + categories}")
    for name in sorted(feeds):
        entries = ElementTree.parse(folder / name).getroot().findall(f"{ATOM}entry")
        full = [entry for entry in entries if len(entry.findtext(f"{ATOM}content") or "") > 500]
        # A category of a small corpus may have fewer articles than a feed has room for; the site's never.
        expected = min(feed_size, articles) if name == "feed.xml" else 1
        if not expected <= len(entries) <= feed_size or len(full) != len(entries):
            problems.append(f"{name} : {len(entries)} entrées, dont {len(full)} avec leur texte")
    return problems


def _sitemap(folder, name="sitemap.xml"):
    """The addresses that the sitemap names; beyond 50,000 it is an index of several."""
    root = ElementTree.parse(folder / name).getroot()
    locations = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
    if not root.tag.endswith("}sitemapindex"):
        return locations
    return [location for part in locations for location in _sitemap(folder, part.rsplit("/", 1)[1])]


def _problems_of_sitemap(folder, names, articles, address):
    problems = []
    paths = [location[len(address) + 1:] + "index.html" for location in _sitemap(folder)]
    lost = [path for path in paths if path not in names]
    if lost:
        problems.append(f"le plan du site nomme {len(lost)} pages qui n’existent pas, dont {lost[0]}")
    listed = sum(path.startswith("articles/") for path in paths)
    if listed != articles:
        problems.append(f"le plan du site nomme {listed} articles au lieu de {articles}")
    return problems


def inspect_hugo(folder, articles, with_related):
    folder = Path(folder)
    files = files_of(folder)
    counts = _common(folder, files, "index.xml")
    counts["related"] = _pages_with({"liés": RELATED}, folder, files)["liés"]
    problems = []
    if counts["articles"] != articles:
        problems.append(f"{counts['articles']} pages d’article au lieu de {articles}")
    if with_related and counts["related"] < articles // 2:
        problems.append(_scarce("les articles liés", counts["related"], articles))
    if not with_related and counts["related"]:
        problems.append("des articles liés, alors qu’ils étaient désactivés")
    return counts, problems


def inspect_floor(folder, manifest):
    """The floor must have written the very files of the manifest, at their sizes."""
    files = files_of(folder)
    counts = {"files": len(files), "bytes": sum(size for _, size in files)}
    with open(manifest, encoding="utf-8") as lines:
        wanted = [line.rstrip("\n").split(" ", 1) for line in lines]
    same = sorted((name, int(size)) for size, name in wanted) == files
    return counts, [] if same else ["les fichiers écrits ne sont pas ceux de la liste"]
