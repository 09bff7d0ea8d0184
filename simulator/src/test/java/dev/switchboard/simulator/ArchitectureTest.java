package dev.switchboard.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "dev.switchboard.simulator", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule features_do_not_form_cycles =
            slices().matching("dev.switchboard.simulator.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule collaborators_come_through_constructors =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule no_drawer_packages = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule it_is_a_stranger_to_the_house = noClasses()
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("belong to another module of Switchboard") {
                @Override
                public boolean test(JavaClass other) {
                    return other.getPackageName().startsWith("dev.switchboard.")
                            && !other.getPackageName().startsWith("dev.switchboard.simulator");
                }
            });
}
