package dev.switchboard.consentservice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.switchboard.consentservice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule no_drawer_packages = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule collaborators_come_through_constructors =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule features_are_free_of_cycles =
            slices().matching("dev.switchboard.consentservice.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_service_knows_another = classes()
            .that()
            .resideInAPackage("dev.switchboard.consentservice..")
            .should()
            .onlyDependOnClassesThat(not(resideInAPackage("dev.switchboard.."))
                    .or(resideInAnyPackage(
                            "dev.switchboard.consentservice..",
                            "dev.switchboard.contracts..",
                            "dev.switchboard.messaging..",
                            "dev.switchboard.problems..",
                            "dev.switchboard.clock..",
                            "dev.switchboard.rows..")));

    @ArchTest
    static final ArchRule decisions_take_time_from_the_clock =
            noClasses().should().callMethod(Instant.class, "now");
}
