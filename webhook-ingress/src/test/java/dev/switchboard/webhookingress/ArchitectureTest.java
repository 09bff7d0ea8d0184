package dev.switchboard.webhookingress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "dev.switchboard", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_DRAWER_PACKAGES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule COLLABORATORS_COME_THROUGH_CONSTRUCTORS =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule FEATURES_ARE_FREE_OF_CYCLES =
            slices().matching("dev.switchboard.webhookingress.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule KNOWS_ONLY_ITS_NEIGHBOURS = classes()
            .that()
            .resideInAPackage("dev.switchboard.webhookingress..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("dev.switchboard..")
            .orShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.switchboard.webhookingress..",
                    "dev.switchboard.contracts..",
                    "dev.switchboard.cloudapi.webhook..",
                    "dev.switchboard.clock..",
                    "java..",
                    "javax.crypto..",
                    "jakarta..",
                    "org..",
                    "com.fasterxml.jackson..",
                    "io..");

    @ArchTest
    static final ArchRule TRANSLATION_KNOWS_NEITHER_HTTP_NOR_KAFKA = noClasses()
            .that()
            .resideInAPackage("..translation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "org.apache.kafka..");
}
