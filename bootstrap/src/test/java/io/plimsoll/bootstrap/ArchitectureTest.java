package io.plimsoll.bootstrap;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.core.domain.properties.HasParameterTypes.Predicates.rawParameterTypes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The shape of the desk, over every module that runs; a rule that matches no class fails too. */
@AnalyzeClasses(packages = "io.plimsoll", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_domain_knows_only_java_and_itself =
      classes()
          .that()
          .resideInAPackage("io.plimsoll.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.plimsoll.domain..");

  @ArchTest
  static final ArchRule the_domain_does_no_input_or_output =
      noClasses()
          .that()
          .resideInAPackage("io.plimsoll.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule the_application_knows_only_java_the_domain_and_itself =
      classes()
          .that()
          .resideInAPackage("io.plimsoll.application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.plimsoll.domain..", "io.plimsoll.application..");

  @ArchTest
  static final ArchRule time_and_chance_come_from_outside_the_rules =
      noClasses()
          .that()
          .resideInAnyPackage("io.plimsoll.domain..", "io.plimsoll.application..")
          .should()
          .callMethodWhere(
              target(owner(assignableTo(java.time.temporal.TemporalAccessor.class)))
                  .and(target(nameMatching("now")))
                  .and(target(rawParameterTypes(new Class<?>[0]))))
          .orShould()
          .callMethodWhere(
              target(owner(assignableTo(java.time.Clock.class)))
                  .and(target(nameMatching("system.*|tick.*"))))
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class);

  @ArchTest
  static final ArchRule axon_is_known_to_one_adapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.plimsoll.adapter.eventsourcing.axon..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.axonframework..");

  @ArchTest
  static final ArchRule adapters_do_not_know_each_other =
      slices()
          .matching("io.plimsoll.adapter.(*).(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.plimsoll.adapter.spi.."));

  @ArchTest
  static final ArchRule nobody_knows_the_bootstrap =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.plimsoll.bootstrap..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.plimsoll.bootstrap..");

  @ArchTest
  static final ArchRule names_say_what_a_class_is_in_the_words_of_the_field =
      noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl|Service)");
}
