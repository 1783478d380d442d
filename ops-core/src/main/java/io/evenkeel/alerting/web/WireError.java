package io.evenkeel.alerting.web;

/** A request that is refused in Alertmanager's form: an object with code and message, or a bare text. */
final class WireError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private WireError(int status, int code, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    private WireError(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** A field that must be there is not. */
    static WireError required(String place) {
        return new WireError(422, 602, place + " in body is required");
    }

    /** A field of the wrong form. */
    static WireError invalid(int code, String message, Throwable cause) {
        return new WireError(422, code, message, cause);
    }

    /** Not the JSON that it should be. */
    static WireError unreadable(String what, String why) {
        return new WireError(400, 400, "parsing " + what + " body from \"\" failed, because " + why);
    }

    static WireError contentType(String given) {
        return new WireError(415, 415, "unsupported media type \"" + given + "\", only [application/json] are allowed");
    }

    static WireError tooLarge(int most) {
        return new WireError(413, 413, "the body has more than %,d bytes".formatted(most));
    }

    /** A sentence without a code, as Alertmanager answers what is well-formed but wrong. */
    static WireError plain(int status, String sentence) {
        return new WireError(status, 0, sentence);
    }

    int status() {
        return status;
    }

    /** 0 for a bare text. */
    int code() {
        return code;
    }
}
