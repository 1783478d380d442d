package io.evenkeel.energy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a device answered when it was asked last.
 *
 * @param answeredAt when it last told at least one number that could be used
 * @param failure why the last attempt, or a part of it, brought no number; empty where all was read
 * @param detail a sentence for people; empty where there is no failure
 * @param asked attempts since it was entered
 * @param failed those in which at least one number was missing
 * @param failedInRow those since it last told everything
 * @param registers in the order of the device's
 */
public record ModbusState(
        Optional<Instant> askedAt,
        Optional<Instant> answeredAt,
        Optional<Failure> failure,
        String detail,
        long asked,
        long failed,
        int failedInRow,
        List<Told> registers) {

    public ModbusState {
        registers = List.copyOf(registers);
    }

    /** @param value scaled; the last that could be used, of {@code at} */
    public record Told(String register, Optional<Double> value, Optional<Instant> at, Optional<Failure> failure) {}

    /** Why there is no number. */
    public enum Failure {
        /** The address is one that we do not connect to. */
        NOT_ALLOWED,
        /** Its name leads nowhere, nothing listens, or the connection broke off. */
        UNREACHED,
        /** It was reached and did not answer in time. */
        LATE,
        /** It answered that it cannot tell: an exception of the protocol. */
        EXCEPTION,
        /** What it answered is no answer, or no number. */
        GARBAGE
    }

    /** Of a device that nobody has asked yet. */
    public static ModbusState unasked() {
        return new ModbusState(Optional.empty(), Optional.empty(), Optional.empty(), "", 0, 0, 0, List.of());
    }
}
