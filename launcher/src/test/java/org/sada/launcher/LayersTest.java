package org.sada.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the system, checked on the compiled classes of all modules. */
class LayersTest {
    /** Each module, and the modules that it may know. */
    private static final Map<String, Set<String>> MODULES = Map.of(
            "contract", Set.of(),
            "runtime", Set.of(),
            "ingest", Set.of("contract", "runtime"),
            "analytics", Set.of("contract", "runtime"),
            "sink", Set.of("contract", "runtime"),
            "console", Set.of("contract", "runtime"),
            "launcher", Set.of("contract", "runtime", "ingest", "analytics", "sink", "console"));

    /** Everything else decides on event time: the first refuses events from the future, the second says which figures are final. */
    private static final Set<String> MAY_READ_THE_CLOCK =
            Set.of("org.sada.ingest.check.FutureCheck", "org.sada.console.store.Finality");

    private static final List<String> NOT_A_TOPIC =
            List.of("util", "utils", "common", "commons", "helper", "helpers", "misc");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        // names are enough; without this the import reads all of Kafka, too
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.sada");
    }

    @Test
    void everyModuleIsSeen() {
        Set<String> seen = new TreeSet<>();
        classes.forEach(each -> seen.add(module(each)));

        assertThat(MODULES.keySet()).containsAll(seen);
        assertThat(seen).contains("contract", "runtime", "launcher");
    }

    @Test
    void modulesKnowOnlyThoseBelowThem() {
        MODULES.forEach((module, known) -> {
            String[] unknown = MODULES.keySet().stream()
                    .filter(other -> !other.equals(module) && !known.contains(other))
                    .map(other -> "org.sada." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("org.sada." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(unknown)
                    .allowEmptyShould(true)
                    .check(classes);
        });
    }

    @Test
    void theRuntimeKnowsNoKafka() {
        noClasses()
                .that()
                .resideInAPackage("org.sada.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "kafka..")
                .check(classes);
    }

    @Test
    void theContractKnowsOfKafkaOnlyHowItsBytesAreRead() {
        noClasses()
                .that()
                .resideInAPackage("org.sada.contract..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka.clients..", "org.apache.kafka.streams..", "kafka..")
                .check(classes);
    }

    @Test
    void theClockIsReadInTwoPlacesOnly() {
        classes().should(notReadTheClock()).check(classes);
    }

    @Test
    void noPackageIsNamedAfterNothingInParticular() {
        List<String> vague = classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> Arrays.stream(name.split("\\.")).anyMatch(NOT_A_TOPIC::contains))
                .toList();

        assertThat(vague).isEmpty();
    }

    private static String module(JavaClass each) {
        String[] parts = each.getPackageName().split("\\.");
        return parts.length > 2 ? parts[2] : each.getName();
    }

    private static ArchCondition<JavaClass> notReadTheClock() {
        return new ArchCondition<>("not read the machine's clock") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                if (!MAY_READ_THE_CLOCK.contains(outermost(each).getName())) {
                    each.getCodeUnitAccessesFromSelf().stream()
                            .filter(LayersTest::readsTheClock)
                            .forEach(
                                    access -> events.add(SimpleConditionEvent.violated(each, access.getDescription())));
                }
            }
        };
    }

    private static JavaClass outermost(JavaClass each) {
        return Stream.iterate(each, inner -> inner.getEnclosingClass().orElse(null))
                .takeWhile(inner -> inner != null)
                .reduce((inner, outer) -> outer)
                .orElse(each);
    }

    private static boolean readsTheClock(JavaCodeUnitAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getTarget().getName();
        boolean anyNow = owner.startsWith("java.time.") && name.equals("now");
        boolean system = owner.equals(System.class.getName()) && name.equals("currentTimeMillis");
        boolean clock = owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick"));
        boolean source = owner.equals(InstantSource.class.getName()) && name.equals("system");
        boolean date = owner.equals(Date.class.getName())
                && name.equals("<init>")
                && access.getTarget().getRawParameterTypes().isEmpty();
        return anyNow || system || clock || source || date;
    }
}
