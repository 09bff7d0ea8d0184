package dev.switchboard.conversationservice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import java.time.Instant;

@AnalyzeClasses(packages = "dev.switchboard.conversationservice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule noDrawerPackages = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule collaboratorsComeThroughConstructors =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles = slices().matching("dev.switchboard.conversationservice.(*)..")
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule knowsNoOtherService = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to Switchboard, but not to what a service may know", ArchitectureTest::isForeign));

    @ArchTest
    static final ArchRule timeComesFromTheOneClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule rowsToReadStayInsideTheirFeature =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    private static boolean isForeign(JavaClass type) {
        var name = type.getPackageName() + ".";
        return name.startsWith("dev.switchboard.")
                && !name.startsWith("dev.switchboard.conversationservice.")
                && !name.startsWith("dev.switchboard.contracts.")
                && !name.startsWith("dev.switchboard.messaging.")
                && !name.startsWith("dev.switchboard.problems.")
                && !name.startsWith("dev.switchboard.clock.")
                && !name.startsWith("dev.switchboard.rows.");
    }
}
