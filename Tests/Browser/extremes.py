"""A site of extremes: the longest, the widest, the emptiest, the most that authors may write."""

LONG_WORD = "anticonstitutionnellement" * 8
LONG_TITLE = (
    "Faut-il confier la gestion de son programme d’affiliation à une agence, recruter une personne qui s’y consacre, "
    "ou partager le travail entre les deux quand l’équipe est petite et le calendrier serré ?"
)
ARABIC = "التسويق بالعمولة هو شراكة بين معلن وناشر، يُدفع فيها مقابل النتيجة لا مقابل الظهور."

SITE = """\
title: {title}
baseURL: https://extremes.example.com
description: Un blog où tout est trop long, trop large, trop nombreux, ou absent.
theme: {theme}
defaultAuthor: long
pageSize: 12
bookingHosts: [rendez-vous.example.com]
menu:
  - {{ label: Articles, url: / }}
  - {{ label: Auteurs, url: /auteurs/ }}
"""

OFFER = """\
---
title: Une demi-heure pour y voir clair
button: Réserver
url: https://rendez-vous.example.com/30min
duration: 30 minutes
with: Anne Roy
next: Vous recevez un résumé.
---

Venez avec une question.
"""


def author(name, bio, body="", role="Rédaction"):
    return f"---\nname: {name}\nrole: {role}\nbio: \"{bio}\"\n---\n\n{body}\n"


def article(title, slug, body, more=""):
    return (
        f"---\ntitle: \"{title}\"\nslug: {slug}\ndate: 2026-09-16\ndescription: Un article de cas extrêmes.\n{more}---\n\n{body}\n"
    )


def tags(count):
    return "tags: [" + ", ".join(f"Mot-clé n° {number}" for number in range(1, count + 1)) + "]\n"


WIDE_TABLE = "\n".join(
    ["| " + " | ".join(f"Colonne {number}" for number in range(1, 25)) + " |", "| --- " * 12 + "| ---: " * 12 + "|"]
    + ["| " + " | ".join(f"{row * number} 000 €" for number in range(1, 25)) + " |" for row in range(1, 13)]
)

DECISION = """\
:::decision[Quelle solution selon votre situation, quand les situations sont très nombreuses et très longues ?]{#choix}
| Si vous avez… | Recommandation | Axe |
| --- | --- | --- |
""" + "".join(
    f"| Situation numéro {number}, {'décrite longuement, ' * (number % 5)}avec {LONG_WORD if number == 7 else 'soin'} "
    f"| {['Internalisation possible', 'Externalisation recommandée', 'Solution hybride'][number % 3]} "
    f"| {['interne', 'externe', 'hybride'][number % 3]} |\n"
    for number in range(1, 61)
) + ":::\n"

NOTES = " ".join(f"Une affirmation[^{number}]." for number in range(1, 21)) + "\n\n" + "\n".join(
    f"[^{number}]: Note n° {number}, {'qui explique longuement, ' * (number % 4)}avec sa source." for number in range(1, 21)
)

EVERYTHING = f"""\
Un chapô d’un mot interminable : {LONG_WORD}. Et une adresse : https://exemple.example.com/{'un-chemin/' * 20}

## {LONG_WORD}

Un titre de deux cents caractères suit, puis `{'code_' * 60}`.

### {LONG_TITLE}

- un
  - deux
    - trois
      - quatre
        - cinq, avec {LONG_WORD}

1. premier
2. deuxième

```
{'une ligne de code qui ne se coupe pas ' * 8}
```

> Une citation.
>
> > Dans une citation.

<blockquote dir="rtl" lang="ar"><p>{ARABIC}</p></blockquote>

:::citation[{'Une personne au nom interminable ' * 4}]
{'Une phrase à retenir, beaucoup trop longue pour cela. ' * 4}
:::

:::avantages
- {LONG_WORD}
- un
:::

:::limites
- deux
:::

:::limites[Une limite seule]
- seule
:::

:::encart
{LONG_WORD}
:::

::lire-aussi{{article=un-mot}}

::consultation

## Un tableau immense

{WIDE_TABLE}

## Notes

{NOTES}
"""

PARTNERS = f"""\
cadence:
  name: Cadence
  hosts: [cadence.example]
  url: https://cadence.example/?partner=extremes
long: {{ name: {LONG_WORD}, hosts: [long.example] }}
"""

PAID = f"""\
Un chapô avec [un lien payé](partenaire:cadence), puis <a href="https://long.example/" rel="nofollow">{LONG_WORD}</a>.

## Un tableau

| Outil | Lien |
| --- | --- |
| Cadence | [Essayer](partenaire:cadence) |

:::decision[Que choisir ?]
| Si vous avez… | Recommandation |
| --- | --- |
| Du temps | [Cadence](partenaire:cadence) |
:::

::lire-aussi{{article=paye}}
"""

FULL = {
    "content/partners.yml": PARTNERS,
    "content/articles/paye.md": article("Un article payé", "paye", PAID, "author: court\ncommercial: affiliate\n"),
    "content/offers/seance.md": OFFER,
    "content/authors/long.md": author(
        "Marie-Christine de La Rochefoucauld-Montmorency d’Anticonstitution",
        ("Deux mille mots pour se présenter, " * 335).strip(", "),
        role="Directrice adjointe déléguée au développement des partenariats et de l’affiliation internationale",
    ),
    "content/authors/court.md": author("X", "Autrice.", role="R"),
    "content/articles/titre.md": article(LONG_TITLE, "titre", "Un chapô.\n\n## Une partie\n\nUn texte.", "author: [court, long]\n"),
    "content/articles/mot.md": article("Un", "un-mot", "Mot.", "author: court\noffer: false\n"),
    "content/articles/tout.md": article(f"Titre {LONG_WORD}", "tout", EVERYTHING, "category: Catégorie\n" + tags(200) + "author: court\n"),
    "content/articles/decision.md": article("Choisir : oui, mais comment ?", "decision", DECISION, "author: court\noffer: seance\n"),
    "content/articles/rtl.md": article("دليل التسويق بالعمولة", "arabe", f'<p dir="rtl" lang="ar">{ARABIC}</p>', "author: court\n"),
}


def files(articles, theme="papier", title="Extrêmes"):
    """A site by the paths of its files: `full` for everything above, or a number of plain articles."""
    site = {"content/site.yml": SITE.format(title=title, theme=theme)}
    if articles == "full":
        return site | FULL
    site["content/authors/long.md"] = author("Anne Roy", "Autrice.")
    for number in range(articles):
        site[f"content/articles/a{number:03}.md"] = article(
            f"Article numéro {number + 1} : ce qu’il faut savoir", f"a{number:03}", "Un chapô.\n\n## Une partie\n\nUn texte.",
            f"category: Catégorie {number % 7 + 1}\n",
        )
    return site
