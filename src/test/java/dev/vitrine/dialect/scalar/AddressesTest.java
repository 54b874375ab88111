package dev.vitrine.dialect.scalar;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PARSE_URL and PARSE_IP by their documented examples.
class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.snowflake.com/ | false => {\"fragment\":null,\"host\":\"www.snowflake.com\",\"parameters\":null,\"path\":\"\",\"port\":null,\"query\":null,\"scheme\":\"https\"}",
        "http://USER:PASS@EXAMPLE.INT:4345/HELLO.PHP?USER=1 | false => {\"fragment\":null,\"host\":\"USER:PASS@EXAMPLE.INT\",\"parameters\":{\"USER\":\"1\"},\"path\":\"HELLO.PHP\",\"port\":\"4345\",\"query\":\"USER=1\",\"scheme\":\"http\"}",
        "https://u.example.com:8080/p/a?x=1&y=2#f | false => {\"fragment\":\"f\",\"host\":\"u.example.com\",\"parameters\":{\"x\":\"1\",\"y\":\"2\"},\"path\":\"p/a\",\"port\":\"8080\",\"query\":\"x=1&y=2\",\"scheme\":\"https\"}",
        "mailto:abc@xyz.com | false => {\"fragment\":null,\"host\":null,\"parameters\":null,\"path\":\"abc@xyz.com\",\"port\":null,\"query\":null,\"scheme\":\"mailto\"}",
        "example.int/hello.php?user=12#nofragment | false => !Error parsing URL: scheme not specified",
        "example.int/hello.php?user=12#nofragment | true => {\"error\":\"scheme not specified\"}",
        "NULL | false => NULL",
      })
  void urls(String line) {
    SemiStructuredTest.check("sf_parse_url | " + line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "192.168.242.188/24 | INET | false => {\"family\":4,\"host\":\"192.168.242.188\",\"ip_fields\":[3232297660,0,0,0],\"ip_type\":\"inet\",\"ipv4\":3232297660,\"ipv4_range_end\":3232297727,\"ipv4_range_start\":3232297472,\"netmask_prefix_length\":24,\"snowflake$type\":\"ip_address\"}",
        "10.0.0.5 | INET | false => {\"family\":4,\"host\":\"10.0.0.5\",\"ip_fields\":[167772165,0,0,0],\"ip_type\":\"inet\",\"ipv4\":167772165,\"netmask_prefix_length\":null,\"snowflake$type\":\"ip_address\"}",
        "fe80::20c:29ff:fe2c:429/64 | INET | false => {\"family\":6,\"hex_ipv6\":\"FE80000000000000020C29FFFE2C0429\",\"hex_ipv6_range_end\":\"FE80000000000000FFFFFFFFFFFFFFFF\",\"hex_ipv6_range_start\":\"FE800000000000000000000000000000\",\"host\":\"fe80::20c:29ff:fe2c:429\",\"ip_fields\":[4269801472,0,34351615,4264297513],\"ip_type\":\"inet\",\"netmask_prefix_length\":64,\"snowflake$type\":\"ip_address\"}",
        "192.168.242.188/24 | CIDR | false => !Address does not conform to cidr format.",
        "192.168.242.0/33 | CIDR | false => !Network range prefix is too large.",
        "999.1.1.1 | INET | true => {\"error\":\"Invalid IPv4 address. One or more fields is higher than 255.\"}",
        "not.an.ip | INET | false => !Invalid IPv4 address. It has four fields, 'not.an.ip' has not.",
        "1::2::3 | INET | false => !Invalid IPv6 address '2::3'.",
      })
  void addresses(String line) {
    SemiStructuredTest.check("sf_parse_ip | " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "2001:db8::1"})
  void shortFormsOfLongAddressesAreSixteenBytes(String address) {
    assertThat(IpAddress.bytes(address)).hasSize(16);
  }
}
