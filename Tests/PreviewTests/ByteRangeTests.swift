import Preview
import Testing

/// Parts of a file, as players of sound and video ask for them.
@Suite struct ByteRangeTests {
  @Test(arguments: [
    ("bytes=0-0", 0..<1), ("bytes=0-99", 0..<100), ("bytes=2-5", 2..<6), ("bytes=50-", 50..<100),
    ("bytes=99-", 99..<100), ("bytes=0-1000000", 0..<100), ("bytes=-1", 99..<100), ("bytes=-1000", 0..<100),
    ("Bytes=2-5", 2..<6), ("bytes= 2-5", 2..<6), ("bytes=10-99999999999999999999999", 10..<100),
  ])
  func `a part is cut to the file`(_ header: String, _ range: Range<Int>) {
    #expect(ByteRange(header, size: 100) == .part(range))
  }

  @Test(arguments: ["bytes=100-", "bytes=100-200", "bytes=-0", "bytes=99999999999999999999999-"])
  func `what lies behind the end is no part`(_ header: String) {
    #expect(ByteRange(header, size: 100) == .unsatisfiable)
  }

  @Test(arguments: [
    nil, "", "bytes", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-2", "bytes=0-1,5-6", "lines=0-1", "bytes=1",
    "bytes=--1",
  ])
  func `what is not understood is not heeded`(_ header: String?) {
    #expect(ByteRange(header, size: 100) == .whole)
  }

  @Test func `an empty file has no part`() {
    #expect(ByteRange("bytes=0-", size: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-5", size: 0) == .unsatisfiable)
    #expect(ByteRange(nil, size: 0) == .whole)
  }

  @Test func `the answer says which part it is`() {
    let part = ByteRange.part(2..<6).head(size: 100)
    #expect(part.status == 206)
    #expect(part.headers == [.init("Accept-Ranges", "bytes"), .init("Content-Range", "bytes 2-5/100")])
    let none = ByteRange.unsatisfiable.head(size: 100)
    #expect(none.status == 416)
    #expect(none.headers == [.init("Content-Range", "bytes */100")])
    #expect(ByteRange.whole.head(size: 100).status == 200)
  }
}
