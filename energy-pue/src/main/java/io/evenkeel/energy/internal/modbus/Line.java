package io.evenkeel.energy.internal.modbus;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusException;
import com.digitalpetri.modbus.exceptions.ModbusExecutionException;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.exceptions.ModbusTimeoutException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadInputRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.net.InetAddress;
import java.time.Duration;

/**
 * One connection to one device, for as long as one conversation takes. Each wait is bounded, and what comes after its bound is
 * never taken for a later answer, since the connection is closed by then. Not thread-safe.
 */
final class Line implements AutoCloseable {
    private final ModbusTcpClient client;
    private final int unit;

    /**
     * @param longest wait for the connection, and for each answer
     * @throws ModbusException where nothing listens
     */
    Line(InetAddress address, int port, int unit, Duration longest) throws ModbusException {
        this.unit = unit;
        this.client = ModbusTcpClient.create(
                NettyTcpClientTransport.create(to -> {
                    to.hostname = address.getHostAddress();
                    to.port = port;
                    to.connectTimeout = longest;
                    to.connectPersistent = false;
                }),
                how -> how.requestTimeout = longest);
        client.connect();
    }

    /**
     * The words of a block; as many as it has, or it is no answer.
     *
     * @throws ModbusResponseException the device said that it cannot tell
     * @throws ModbusTimeoutException no answer in time
     * @throws ModbusExecutionException the line broke, or what came is no answer
     */
    byte[] read(RegisterBlock block) throws ModbusException {
        byte[] words = switch (block.table()) {
            case HOLDING ->
                client.readHoldingRegisters(unit, new ReadHoldingRegistersRequest(block.address(), block.quantity()))
                        .registers();
            case INPUT ->
                client.readInputRegisters(unit, new ReadInputRegistersRequest(block.address(), block.quantity()))
                        .registers();
        };
        if (words.length != block.quantity() * 2) {
            throw new NoAnswer(words.length);
        }
        return words;
    }

    @Override
    public void close() {
        client.disconnectAsync();
    }

    /** It has another length than was asked for. */
    static final class NoAnswer extends ModbusException {
        private static final long serialVersionUID = 1L;

        NoAnswer(int bytes) {
            super("it sent " + bytes + " bytes, not what was asked for");
        }
    }
}
