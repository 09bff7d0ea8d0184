package dev.switchboard.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.switchboard.benchmarks", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_drawer_packages = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule services_are_driven_from_outside = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.switchboard.webhookingress..",
                    "dev.switchboard.conversationservice..",
                    "dev.switchboard.outboundsender..",
                    "dev.switchboard.messaging..",
                    "dev.switchboard.cloudapi..",
                    "dev.switchboard.simulator..");

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("dev.switchboard.benchmarks.(*)..").should().beFreeOfCycles();
}
