package dev.switchboard.cloudapi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.switchboard.cloudapi", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NO_DRAWER_PACKAGES = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..impl..", "..misc..");

    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK_AND_NONE_OF_OURS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "com.fasterxml.jackson..", "dev.switchboard.cloudapi..");

    @ArchTest
    static final ArchRule IN_AND_OUT_ARE_APART =
            slices().matching("dev.switchboard.cloudapi.(*)..").should().notDependOnEachOther();
}
