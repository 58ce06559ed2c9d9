#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

func logarithm(_ number: Double) -> Double { log(number) }
func exponential(_ number: Double) -> Double { exp(number) }
func power(_ number: Double, _ exponent: Double) -> Double { exponent == 1 ? number : pow(number, exponent) }
