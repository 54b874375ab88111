package dev.vitrine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// Rings that look only inward, and one owner for each technology.
@AnalyzeClasses(packages = "dev.vitrine", importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  private static final String[] DOORS = {
    "dev.vitrine.sqlapi..",
    "dev.vitrine.admin..",
    "dev.vitrine.ops..",
    "dev.vitrine.driver..",
    "dev.vitrine.ggsqlrest..",
    "dev.vitrine.prismiq..",
    "dev.vitrine.notebooks..",
    "dev.vitrine.agent.."
  };
  private static final String[] RUNTIME = {
    "dev.vitrine.pipeline..",
    "dev.vitrine.statements..",
    "dev.vitrine.results..",
    "dev.vitrine.warehouses..",
    "dev.vitrine.repository..",
    "dev.vitrine.security..",
    "dev.vitrine.pages..",
    "dev.vitrine.json..",
    "dev.vitrine.stages..",
    "dev.vitrine.sessions..",
    "dev.vitrine.snowflake.."
  };

  @ArchTest
  static final ArchRule kernelKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("dev.vitrine.kernel..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("dev.vitrine.kernel..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule chartsAreALibrary =
      noClasses()
          .that()
          .resideInAPackage("dev.vitrine.visualise..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.vitrine.visualise..",
              "dev.vitrine.kernel..",
              "org.antlr..",
              "org.locationtech..",
              "com.fasterxml.jackson.core..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule dialectsAreALibrary =
      noClasses()
          .that()
          .resideInAPackage("dev.vitrine.dialect..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.vitrine.dialect..",
              "dev.vitrine.kernel..",
              "com.google.re2j..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule questionsAreALibrary =
      noClasses()
          .that()
          .resideInAPackage("dev.vitrine.querybuilder..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "dev.vitrine.querybuilder..",
              "dev.vitrine.kernel..",
              "org.jooq..",
              "net.sf.jsqlparser..",
              "java..",
              "org.jspecify..");

  @ArchTest static final ArchRule modelsAreOwnedByTheAgent = onlyIn("dev.langchain4j..", "agent");

  @ArchTest static final ArchRule luceneIsOwnedByTheAgent = onlyIn("org.apache.lucene..", "agent");

  @ArchTest static final ArchRule jooqIsOwnedByQuestions = onlyIn("org.jooq..", "querybuilder");

  @ArchTest
  static final ArchRule runtimeKnowsNoDoor =
      noClasses()
          .that()
          .resideInAnyPackage(RUNTIME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DOORS);

  @ArchTest
  static final ArchRule noDoorKnowsAnother =
      slices()
          .matching("dev.vitrine.(sqlapi|admin|ops|driver|ggsqlrest|prismiq|agent|notebooks)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule roomsFormNoCircle =
      slices().matching("dev.vitrine.(*)..").should().beFreeOfCycles();

  @ArchTest static final ArchRule duckDbIsOwnedByWarehouses = onlyIn("org.duckdb..", "warehouses");

  @ArchTest
  static final ArchRule caffeineIsOwnedByResults = onlyIn("com.github.benmanes..", "results");

  @ArchTest
  static final ArchRule repositoriesAreOwnedByRepository =
      onlyIn("io.micronaut.data.jdbc..", "repository");

  @ArchTest
  static final ArchRule statementsDoNotSpeakHttp =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.vitrine.statements..",
              "dev.vitrine.pipeline..",
              "dev.vitrine.results..",
              "dev.vitrine.warehouses..",
              "dev.vitrine.repository..",
              "dev.vitrine.stages..",
              "dev.vitrine.sessions..",
              "dev.vitrine.snowflake..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut.http..");

  @ArchTest
  static final ArchRule packagesAreNamedForWhatTheyDo =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..", "..common..", "..helper..", "..impl..", "..manager..", "..dto..");

  private static ArchRule onlyIn(String library, String room) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.vitrine." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
