package io.evenkeel.energy.internal.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.UnknownUnitIdException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.server.ProcessImage;
import com.digitalpetri.modbus.server.ReadOnlyModbusServices;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** A real Modbus server on this machine, whose registers a test sets. It answers as unit 1 only, and has
 * registers 0 to 999. */
final class SpokenDevice implements AutoCloseable {
    private static final int REGISTERS = 1_000;

    private final ProcessImage registers = new ProcessImage();
    private final ModbusTcpServer server;
    private final int port;

    SpokenDevice() {
        this.port = freePort();
        this.server = ModbusTcpServer.create(
                NettyTcpServerTransport.create(at -> {
                    at.bindAddress = "127.0.0.1";
                    at.port = port;
                }),
                new Services());
        try {
            server.start();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** The library's own answers, but that it has no more registers than these. */
    private final class Services implements ModbusServices {
        private final ReadOnlyModbusServices all = new ReadOnlyModbusServices() {
            @Override
            protected Optional<ProcessImage> getProcessImage(int unit) {
                return unit == 1 ? Optional.of(registers) : Optional.empty();
            }
        };

        @Override
        public ReadHoldingRegistersResponse readHoldingRegisters(
                ModbusRequestContext context, int unit, ReadHoldingRegistersRequest request)
                throws ModbusResponseException, UnknownUnitIdException {
            if (request.address() + request.quantity() > REGISTERS) {
                throw new ModbusResponseException(
                        FunctionCode.READ_HOLDING_REGISTERS, ExceptionCode.ILLEGAL_DATA_ADDRESS);
            }
            return all.readHoldingRegisters(context, unit, request);
        }
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    int port() {
        return port;
    }

    void holds(int address, float value) {
        byte[] bytes = ByteBuffer.allocate(Float.BYTES).putFloat(value).array();
        registers.with(change -> change.writeHoldingRegisters(all -> {
            all.put(address, new byte[] {bytes[0], bytes[1]});
            all.put(address + 1, new byte[] {bytes[2], bytes[3]});
        }));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
