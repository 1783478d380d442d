package io.evenkeel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.evenkeel.audit.Anonymous;
import io.evenkeel.audit.Needs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Rules that the compiler does not know. Each says why, and how many classes it looked at. */
class HouseRulesTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.evenkeel");

    @Test
    void theTimeIsHandedIn() {
        check(
                150,
                noClasses()
                        .should()
                        .callMethod(Instant.class, "now")
                        .orShould()
                        .callMethod(LocalDate.class, "now")
                        .orShould()
                        .callMethod(LocalDateTime.class, "now")
                        .orShould()
                        .callMethod(ZonedDateTime.class, "now")
                        .orShould()
                        .callMethod(Clock.class, "systemDefaultZone")
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .because("tests move the clock; a hidden reading of the time would not move with it"));
    }

    @Test
    void theEngineStaysBehindItsDoor() {
        check(
                150,
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.evenkeel.workflow..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.operaton..")
                        .because("the engine can be exchanged only while one room knows it"));
    }

    @Test
    void onlyNotifySendsMail() {
        check(
                150,
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.evenkeel.notify..", "io.evenkeel.desk.internal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("jakarta.mail..", "org.springframework.mail..")
                        .because("a message that bypasses the outbox is lost with a crash"));
    }

    @Test
    void theDeskReadsMailAndSendsNone() {
        check(
                150,
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.evenkeel.notify..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("jakarta.mail.Transport")
                        .orShould()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.eclipse.angus.mail.smtp..", "org.springframework.mail..")
                        .because("what reads a mailbox needs the same library as what sends"));
    }

    @Test
    void theAgentIsPlainJava() {
        check(
                150,
                noClasses()
                        .that()
                        .resideInAnyPackage("io.evenkeel.agent..", "io.evenkeel.protocol..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("org.springframework..", "tools.jackson..")
                        .because("it runs on every host and must stay small"));
    }

    @Test
    void everyEndpointNamesWhatItNeeds() {
        check(
                150,
                methods()
                        .that()
                        .areAnnotatedWith(GetMapping.class)
                        .or()
                        .areAnnotatedWith(PostMapping.class)
                        .or()
                        .areAnnotatedWith(PutMapping.class)
                        .or()
                        .areAnnotatedWith(DeleteMapping.class)
                        .or()
                        .areAnnotatedWith(RequestMapping.class)
                        .and()
                        .areDeclaredInClassesThat()
                        .areNotAnnotatedWith(RequestMapping.class)
                        .should()
                        .beAnnotatedWith(Needs.class)
                        .orShould()
                        .beAnnotatedWith(Anonymous.class)
                        .because("an endpoint without a right is closed, and nobody would notice why"));
    }

    @Test
    void nothingIsInjectedIntoFields() {
        check(
                150,
                noFields()
                        .should()
                        .beAnnotatedWith(Autowired.class)
                        .because("a constructor shows what a class needs, and a test can hand it in"));
    }

    @Test
    void loggersArePrivateAndStatic() {
        check(
                150,
                fields().that()
                        .haveRawType(org.slf4j.Logger.class)
                        .should()
                        .bePrivate()
                        .andShould()
                        .beStatic()
                        .because("a line's logger must be the class that wrote it"));
    }

    private static void check(int atLeast, ArchRule rule) {
        assertThat(HOUSE.size()).as("classes seen").isGreaterThanOrEqualTo(atLeast);
        rule.check(HOUSE);
    }
}
