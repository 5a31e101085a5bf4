package com.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Orchestrators decide the same in each replay; and the check that says so finds what it must. */
class DeterminismTest {
  /** All of this package, the planted flaws included. */
  private static final JavaClasses PROJECT =
      new ClassFileImporter().importPackagesOf(QuoteWorkflow.class);

  private static final Determinism DETERMINISM = new Determinism(PROJECT);

  @TestFactory
  Stream<DynamicTest> orchestratorsAreDeterministic() {
    List<JavaMethod> orchestrators =
        PROJECT.stream()
            .filter(type -> !type.isEquivalentTo(PlantedFlaws.class))
            .filter(type -> !type.isEquivalentTo(CleanTwins.class))
            .flatMap(type -> Determinism.orchestrators(type).stream())
            .toList();
    assertThat(orchestrators)
        .extracting(JavaMethod::getName)
        .containsExactlyInAnyOrder("prepareQuote", "priceSupplier");
    return orchestrators.stream()
        .map(
            method ->
                dynamicTest(
                    method.getName(), () -> assertThat(DETERMINISM.violations(method)).isEmpty()));
  }

  @TestFactory
  Stream<DynamicTest> findsEachPlantedFlaw() {
    return planted()
        .map(
            method ->
                dynamicTest(
                    method.getName(),
                    () ->
                        assertThat(DETERMINISM.violations(method))
                            .as("names kind, way and culprit")
                            .anySatisfy(
                                line ->
                                    assertThat(line)
                                        .contains("PlantedFlaws." + method.getName())
                                        .contains(
                                            method.getAnnotationOfType(Plants.class).value()))));
  }

  @TestFactory
  Stream<DynamicTest> flagsNoCleanTwin() {
    return Determinism.orchestrators(PROJECT.get(CleanTwins.class)).stream()
        .map(
            method ->
                dynamicTest(
                    method.getName(), () -> assertThat(DETERMINISM.violations(method)).isEmpty()));
  }

  @Test
  void hasAPlantedFlawForEachKind() {
    assertThat(planted()).hasSizeGreaterThan(40);
    assertThat(planted().map(method -> method.getAnnotationOfType(Plants.class).value()[0]))
        .contains(
            "a clock",
            "chance",
            "the environment",
            "threads",
            "static state",
            "an order",
            "not on the list");
  }

  /** These hand out addresses with a key of the whole app. */
  @Test
  void nothingUsesTheManagementAddresses() {
    assertThat(
            PROJECT.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .map(access -> access.getTargetOwner().getName() + "." + access.getName())
                .filter(
                    member ->
                        member.contains("HttpManagementPayload")
                            || member.contains("CheckStatusResponse"))
                .filter(member -> !member.startsWith(PROJECT.get(getClass()).getName())))
        .isEmpty();
  }

  private static Stream<JavaMethod> planted() {
    return Determinism.orchestrators(PROJECT.get(PlantedFlaws.class)).stream();
  }
}
