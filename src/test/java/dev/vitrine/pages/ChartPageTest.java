package dev.vitrine.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChartPageTest {

  @Test
  void theTitleIsText() {
    assertThat(ChartPage.html("<b>\"Ann's\" & co</b>", "{}", "/assets/"))
        .contains("<title>&lt;b&gt;&quot;Ann&#39;s&quot; &amp; co&lt;/b&gt;</title>");
  }

  @Test
  void nothingInTheDocumentEndsItsElement() {
    String page = ChartPage.html("t", "{\"a\":\"</script><script>alert(1)<!--\"}", "/assets/");

    assertThat(page)
        .contains("{\"a\":\"\\u003c/script>\\u003cscript>alert(1)\\u003c!--\"}")
        .doesNotContain("<script>alert");
  }

  @Test
  void assetsAreFoundWhereTheDoorSays() {
    assertThat(ChartPage.html("t", "{}", "../../../../../assets/"))
        .contains("src=\"../../../../../assets/chart.js\"")
        .contains("href=\"../../../../../assets/chart.css\"");
  }

  @Test
  void thePolicyAllowsNoRequestAndNoEvaluatedText() {
    assertThat(ChartPage.POLICY)
        .contains("default-src 'none'")
        .doesNotContain("unsafe")
        .doesNotContain("connect-src");
  }
}
