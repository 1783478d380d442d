package io.evenkeel.otlp;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.WireFormat;
import java.io.IOException;

/**
 * Reads a message from protobuf. What it holds is counted first, since many empty messages are few bytes and much memory. Used
 * by one thread.
 */
final class ProtobufForm {
    private final Limits limits;
    private int seen;

    private ProtobufForm(Limits limits) {
        this.limits = limits;
    }

    @SuppressWarnings("unchecked") // a message's parser makes messages of its own class
    static <M extends Message> M read(byte[] body, M empty, Limits limits) {
        try {
            new ProtobufForm(limits).count(CodedInputStream.newInstance(body), empty.getDescriptorForType(), 1);
            return (M) empty.getParserForType().parseFrom(body);
        } catch (InvalidProtocolBufferException e) {
            throw OtlpRefused.unreadable(
                    "The body is no " + empty.getDescriptorForType().getName() + " in protobuf.");
        } catch (IOException e) {
            throw new IllegalStateException("an array is read without input and output", e);
        }
    }

    /** Unknown fields count too: they are kept in memory one by one. */
    private void count(CodedInputStream in, Descriptor type, int depth) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            FieldDescriptor field = type.findFieldByNumber(WireFormat.getTagFieldNumber(tag));
            boolean inside = field != null
                    && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            if (inside || field == null || field.isRepeated()) {
                Bounded.mustBeFew(++seen, limits);
            }
            if (inside) {
                Bounded.mustBeFlat(depth, limits);
                int before = in.pushLimit(in.readRawVarint32());
                count(in, field.getMessageType(), depth + 1);
                in.popLimit(before);
            } else {
                in.skipField(tag);
            }
        }
    }
}
