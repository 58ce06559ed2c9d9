/// The affiliate networks whose links are known without being declared.
///
/// Hosts are those through which clicks pass, not those at which the companies present themselves: a link to these
/// may well be an editorial one.
enum AffiliateNetworks {
  /// The host or parameter that gives an address away; `nil` when nothing does.
  static func sign(in url: WebAddress, _ parameters: Set<String>) -> String? {
    for host in url.hostAndAbove {
      if hosts.contains(host) { return host }
      if let paths = pages[host], paths.contains(where: url.path.hasPrefix) { return host }
    }
    if let parameter = Self.parameters.first(where: parameters.contains) { return parameter }
    // On other sites a tag is a subject.
    let isAmazon = url.host.hasPrefix("amazon.") || url.host.contains(".amazon.")
    return isAmazon && parameters.contains("tag") ? "tag" : nil
  }

  /// Awin, Tradedoubler, Effiliation, Kwanko, Affilae, TimeOne, Webgains, Daisycon, Admitad, CJ, Rakuten, Impact,
  /// Partnerize, Skimlinks, Amazon.
  private static let hosts: Set<String> = [
    "awin1.com", "zenaps.com", "clk.tradedoubler.com", "pdt.tradedoubler.com", "track.effiliation.com",
    "metaffiliation.com", "lb.affilae.com", "tracking.publicidees.com", "track.webgains.com", "ds1.nl",
    "lt45.net", "ad.admitad.com", "anrdoezrs.net", "dpbolvw.net", "jdoqocy.com", "tkqlhce.com",
    "kqzyfj.com", "click.linksynergy.com", "pxf.io", "sjv.io", "prf.hn", "redirectingat.com",
    "go.skimresources.com", "amzn.to",
  ]

  /// Networks whose clicks pass through pages of their own site.
  private static let pages: [String: [String]] = ["shareasale.com": ["/r.cfm", "/u.cfm", "/m-pr.cfm"]]

  /// In the order of the alphabet: the first is named.
  private static let parameters: [String] = ["aff_id", "affid", "clickref"]
}
