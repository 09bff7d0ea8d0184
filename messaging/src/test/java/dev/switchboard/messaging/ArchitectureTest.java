package dev.switchboard.messaging;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;

@AnalyzeClasses(packages = "dev.switchboard.messaging", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule collaborators_come_through_constructors =
            fields().should().notBeAnnotatedWith(Inject.class);

    @ArchTest
    static final ArchRule it_knows_contracts_and_rows_and_no_service = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackage("dev.switchboard..")
            .orShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.switchboard.messaging..",
                    "dev.switchboard.contracts..",
                    "dev.switchboard.rows..",
                    "java..",
                    "javax.sql..",
                    "jakarta..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.micrometer..",
                    "com.fasterxml.jackson..",
                    "com.networknt.schema..",
                    "org.apache.kafka..",
                    "org.jboss.logging..",
                    "org.jspecify..");
}
