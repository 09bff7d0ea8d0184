package dev.switchboard.localstack;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.switchboard.localstack", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_drawer_packages = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule collaborators_come_through_constructors =
            fields().should().notBeAnnotatedWith("jakarta.inject.Inject");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("dev.switchboard.localstack.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule of_ours_only_the_contracts_are_known = noClasses()
            .that()
            .resideInAPackage("dev.switchboard.localstack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.switchboard.simulator..",
                    "dev.switchboard.webhookingress..",
                    "dev.switchboard.conversationservice..",
                    "dev.switchboard.outboundsender..",
                    "dev.switchboard.messaging..",
                    "dev.switchboard.cloudapi..");

    @ArchTest
    static final ArchRule only_tests_see_the_test_framework = noClasses()
            .that()
            .resideOutsideOfPackage("dev.switchboard.localstack.testing..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.quarkus..");

    @ArchTest
    static final ArchRule the_broker_is_known_to_its_own_process_only = classes()
            .that()
            .resideInAnyPackage("dev.switchboard.localstack..")
            .and()
            .doNotHaveSimpleName("KafkaBroker")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("kafka..", "org.apache.kafka.metadata..", "org.apache.kafka.server..");
}
