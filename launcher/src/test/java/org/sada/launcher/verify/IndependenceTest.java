package org.sada.launcher.verify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class IndependenceTest {
    @Test
    void the_recomputation_shares_nothing_with_the_pipeline_but_the_contract() {
        classes()
                .that()
                .resideInAPackage("org.sada.launcher.verify")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.sada.launcher.verify",
                        "org.sada.contract..",
                        "java..",
                        "javax.sql",
                        "org.apache.kafka.clients..",
                        "org.apache.kafka.common..",
                        "org.postgresql.ds",
                        "com.fasterxml.jackson..",
                        "picocli")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.sada.launcher.verify"));
    }
}
