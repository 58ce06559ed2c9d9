import Synchronization
import Testing

@testable import Markdown

/// libcmark-gfm shares a table of special characters between threads. Used naively, two threads lose
/// strikethroughs and bare links; the form that `CMark` uses must give the bytes of a serial run.
@Suite struct MarkdownThreadTests {
  @Test func `thousands of documents read in parallel equal those read one by one`() async {
    let texts = (0..<400).map { number in
      """
      Un ~~prix barré~~ et www.example.com/\(number), https://example.com/a~b et moi@example.com.

      - [x] ~tâche~ \(String(repeating: "~~un~~ www.example.fr ", count: number % 17))

      | a~b | http://example.com |
      | --- | --- |
      | ~~c~~ | \(number) |

      :::encart[www.example.com]
      Sans tilde \(number) : www.example.com
      :::
      """
    }
    let plain = texts.map { $0.replacing("~", with: "") }
    let all = texts + plain
    let expected = all.map { Reading($0).html }
    let wrong = await withTaskGroup(of: Int.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var wrong = 0
          for round in 0..<3 {
            for index in all.indices where (index + round) % 8 == worker {
              if Reading(all[index]).html != expected[index] { wrong += 1 }
            }
          }
          return wrong
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
    #expect(expected[0].contains("<del>prix barré</del>"))
    #expect(expected[0].contains("<a href=\"http://www.example.com/0\">"))
  }
}
