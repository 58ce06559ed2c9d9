/// The width and the height of a picture as it is shown, in pixels: browsers keep its place free by them.
package struct PixelSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}
