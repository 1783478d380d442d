package io.evenkeel.resource.internal;

import static io.evenkeel.resource.internal.ResourceRoom.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.evenkeel.audit.Refusal;
import io.evenkeel.identity.Person;
import io.evenkeel.resource.Resource;
import io.evenkeel.resource.Resources.Application;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application that is sent again makes no second one. */
class AppliedOnceTests {
    private final ResourceRoom room = new ResourceRoom();

    @AfterEach
    void close() {
        room.close();
    }

    private Resource send(Person person, String key, Application application) {
        return room.resources.apply(as(person), application, Optional.of(key));
    }

    @Test
    void theSameAgainIsTheSame() {
        Resource first = send(room.lin, "form-1", room.application(2, 60));
        room.runJobs();
        assertThat(send(room.lin, "form-1", room.application(2, 60)).key()).isEqualTo(first.key());
        assertThat(room.used(room.lin)).isEqualTo(2);
        assertThat(send(room.lin, "form-2", room.application(2, 60)).key()).isNotEqualTo(first.key());
        assertThat(send(room.bo, "form-1", room.application(2, 60)).key())
                .as("another's key")
                .isNotEqualTo(first.key());
        assertThat(room.used(room.lin)).isEqualTo(4);
    }

    @Test
    void anotherWithTheSameKeyIsRefused() {
        Resource first = send(room.lin, "form-1", room.application(2, 60));
        assertThat(List.of(
                        room.application(1, 60),
                        room.application(2, 61),
                        new Application("vm", Optional.of("payroll"), 2, "Testing", first.until()),
                        new Application("vm", Optional.empty(), 2, "Something else", first.until()),
                        new Application("db", Optional.empty(), 2, "Testing", first.until())))
                .allSatisfy(other -> refused("idempotency-key-used", other, "form-1"));
        assertThat(room.used(room.lin)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedKeepsNoKey() {
        Application tooMany = room.application(6, 60);
        refused("resource-quota", tooMany, "form-1");
        refused("resource-quota", tooMany, "form-1");
        assertThat(send(room.lin, "form-1", room.application(5, 60)).reserved()).isEqualTo(5);
    }

    @Test
    void aKeyStandsForOneDay() {
        Resource first = send(room.lin, "form-1", room.application(1, 60));
        send(room.lin, "form-2", room.application(1, 60));
        room.clock.advance(AppliedOnce.KEPT.minusSeconds(1));
        assertThat(send(room.lin, "form-1", room.application(1, 60)).key()).isEqualTo(first.key());
        room.clock.advance(Duration.ofSeconds(1));
        assertThat(send(room.lin, "form-1", room.application(1, 60)).key()).isNotEqualTo(first.key());
        assertThat(room.jdbc
                        .sql("select key from resource.applied_once")
                        .query(String.class)
                        .list())
                .containsExactly("form-1");
    }

    @Test
    void manyAtOnceMakeOne() throws Exception {
        int times = 6;
        CyclicBarrier together = new CyclicBarrier(times);
        List<Callable<String>> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.add(() -> {
                together.await();
                return send(room.lin, "form-1", room.application(1, 60)).key();
            });
        }
        Set<String> keys = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(times)) {
            for (Future<String> one : threads.invokeAll(all)) {
                keys.add(one.get());
            }
        }
        assertThat(keys).hasSize(1);
        assertThat(room.used(room.lin)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "键", "a\u0000"})
    void aKeyIsPlain(String key) {
        refused("idempotency-key-invalid", room.application(1, 60), key);
        refused("idempotency-key-invalid", room.application(1, 60), "x".repeat(201));
    }

    private void refused(String code, Application application, String key) {
        assertThatThrownBy(() -> send(room.lin, key, application))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }
}
