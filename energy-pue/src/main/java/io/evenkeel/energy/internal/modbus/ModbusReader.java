package io.evenkeel.energy.internal.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import io.evenkeel.energy.ModbusDevice;
import io.evenkeel.energy.ModbusRegister;
import io.evenkeel.energy.ModbusState.Failure;
import io.evenkeel.notify.OutgoingHosts;
import io.evenkeel.notify.OutgoingHosts.Barred;
import io.evenkeel.notify.OutgoingHosts.Lost;
import io.evenkeel.notify.OutgoingHosts.Way;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Asks one device for all its registers. Blocks; thread-safe. */
@Component
class ModbusReader {
    /** A device with many blocks is cut off after so many waits. */
    private static final int MOST_WAITS = 4;

    private final OutgoingHosts hosts;
    private final InstantSource clock;
    private final Duration wait;

    /** @param millis that are waited for a connection, and for each answer */
    ModbusReader(
            OutgoingHosts hosts, InstantSource clock, @Value("${evenkeel.energy.modbus-wait-millis:2000}") int millis) {
        this.hosts = hosts;
        this.clock = clock;
        this.wait = Duration.ofMillis(millis);
    }

    /** Never throws for what a device does. */
    Conversation ask(ModbusDevice device) {
        return switch (hosts.find(device.host())) {
            case Barred(String why) -> failed(device, Failure.NOT_ALLOWED, why);
            case Lost(String why) -> failed(device, Failure.UNREACHED, why);
            case Way(InetAddress address) -> at(address, device);
        };
    }

    private Conversation at(InetAddress address, ModbusDevice device) {
        try (var line = new Line(address, device.port(), device.unit(), wait)) {
            return new Talk(device).over(line);
        } catch (ModbusException unreached) {
            return failed(
                    device,
                    Failure.UNREACHED,
                    "Nothing answers at " + device.host() + ":" + device.port() + ". Is it on, and is the port right?");
        }
    }

    private Conversation failed(ModbusDevice device, Failure failure, String detail) {
        return Conversation.failed(device, clock.instant(), failure, detail);
    }

    /** One conversation, block by block. */
    private final class Talk {
        private final ModbusDevice device;
        private final Map<String, Double> numbers = new HashMap<>();
        private final Map<String, Failure> failures = new HashMap<>();
        private Optional<String> detail = Optional.empty();

        Talk(ModbusDevice device) {
            this.device = device;
        }

        Conversation over(Line line) {
            long end = System.nanoTime() + wait.multipliedBy(MOST_WAITS).toNanos();
            Optional<Failure> given = Optional.empty();
            for (RegisterBlock block : RegisterBlock.of(device.registers())) {
                if (given.isEmpty() && System.nanoTime() - end > 0) {
                    says("It is so slow that not everything could be read. Ask for less, or less often.");
                    given = Optional.of(Failure.LATE);
                }
                // Who was late or spoke nonsense once is not waited for again for each block.
                given.ifPresent(same -> missed(block.registers(), same));
                given = given.isPresent() ? given : hears(line, block);
            }
            return new Conversation(device, clock.instant(), numbers, failures, detail.orElse(""));
        }

        /** Why it is not worth asking for the next block; empty where it is. */
        private Optional<Failure> hears(Line line, RegisterBlock block) {
            try {
                byte[] words = line.read(block);
                block.registers().forEach(register -> take(register, words, block.address()));
                return Optional.empty();
            } catch (ModbusResponseException refused) {
                missed(block.registers(), Failure.EXCEPTION);
                says("It answered with exception " + refused.getExceptionCode() + named(refused) + " to " + asked(block)
                        + ".");
                return Optional.empty();
            } catch (ModbusTimeoutException late) {
                missed(block.registers(), Failure.LATE);
                says("It did not answer within " + wait.toMillis() + " ms to " + asked(block) + ".");
                return Optional.of(Failure.LATE);
            } catch (ModbusException broken) {
                missed(block.registers(), Failure.GARBAGE);
                says("What came back to " + asked(block) + " is no answer of Modbus TCP, or the line broke off.");
                return Optional.of(Failure.GARBAGE);
            }
        }

        private void take(ModbusRegister register, byte[] words, int first) {
            OptionalDouble number = Words.number(register, words, first);
            if (number.isPresent()) {
                numbers.put(register.id(), number.getAsDouble());
            } else {
                missed(List.of(register), Failure.GARBAGE);
                says("What the register " + register.id() + " holds is no number.");
            }
        }

        private void missed(List<ModbusRegister> registers, Failure failure) {
            registers.forEach(register -> failures.put(register.id(), failure));
        }

        private void says(String sentence) {
            detail = Optional.of(detail.orElse(sentence));
        }
    }

    private static String asked(RegisterBlock block) {
        return block.table().name().toLowerCase(Locale.ROOT) + " registers " + block.address() + " to "
                + (block.address() + block.quantity() - 1);
    }

    private static String named(ModbusResponseException refused) {
        return ExceptionCode.from(refused.getExceptionCode())
                .map(code -> " (" + code.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                .orElse("");
    }
}
