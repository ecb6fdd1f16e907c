package io.bellwether.notify;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;

/**
 * Stands in a channel before the network and lets it connect to what the rule allows only. It sees
 * the very address that is connected to, so that a name that answers differently the second time
 * gains nothing.
 */
final class AddressGuard extends ChannelOutboundHandlerAdapter {

    private final AddressRule rule;

    AddressGuard(AddressRule rule) {
        this.rule = rule;
    }

    @Override
    public void connect(
            ChannelHandlerContext context,
            SocketAddress remote,
            SocketAddress local,
            ChannelPromise promise) {
        Optional<String> refusal = refusal(remote);
        if (refusal.isPresent()) {
            var unused = promise.setFailure(new RefusedAddressException(refusal.get()));
        } else {
            var unused = context.connect(remote, local, promise);
        }
    }

    private Optional<String> refusal(SocketAddress remote) {
        return remote instanceof InetSocketAddress address && address.getAddress() != null
                ? rule.refusal(address.getAddress())
                : Optional.of("no resolved address");
    }
}
