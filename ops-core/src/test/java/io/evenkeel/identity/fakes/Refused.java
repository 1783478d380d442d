package io.evenkeel.identity.fakes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.evenkeel.audit.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asks a verb for something that it must refuse. */
public final class Refused {

    private Refused() {}

    /** The refusal; fails where there is none or it has another kind or code. */
    public static Refusal refused(Refusal.Kind kind, String code, ThrowingCallable verb) {
        Refusal refusal = catchThrowableOfType(Refusal.class, verb);
        assertThat(refusal).as("refusal " + code).isNotNull();
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.getMessage()).as("a sentence").endsWith(".");
        return refusal;
    }

    public static void lacksRight(ThrowingCallable verb) {
        refused(Refusal.Kind.FORBIDDEN, "right-missing", verb);
    }
}
