package io.bellwether.dashboard;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Many who listen for events and read none. */
final class Crowd implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    Crowd(Served served, int size) throws IOException {
        byte[] request =
                "GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < size; i++) {
            Socket socket = served.connect();
            sockets.add(socket);
            socket.getOutputStream().write(request);
        }
    }

    int size() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
