import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** A wire between a client and a server on loopback that can be slow, silent, cut, or lose answers. */
export class TcpProxy {
  /** Milliseconds that everything takes to get through, each way. */
  delayMs = 0;
  /** While true, nothing gets through and nobody is told. */
  isSilent = false;
  /** While true, what is asked gets through, and the connection breaks at the answer. */
  losesAnswers = false;
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  /** To `port`, on a port of its own. */
  static async to(port: number): Promise<TcpProxy> {
    const server = createServer({ noDelay: true });
    const proxy = new TcpProxy(server);
    server.on("connection", (client) => proxy.join(client, connect({ port, host: "127.0.0.1", noDelay: true })));
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Breaks every connection, as a router that restarts does. */
  cut(): void {
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private join(client: Socket, server: Socket): void {
    for (const [from, to] of [[client, server], [server, client]] as const) {
      this.sockets.add(from);
      from.on("data", (bytes) => this.pass(bytes, from === server, { from, to }));
      from.on("error", () => undefined);
      from.on("close", () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
  }

  private pass(bytes: Buffer, isAnswer: boolean, { from, to }: { from: Socket; to: Socket }): void {
    if (this.isSilent) return;
    if (isAnswer && this.losesAnswers) return void to.resetAndDestroy();
    if (this.delayMs === 0) return void to.write(bytes);
    setTimeout(() => !to.destroyed && to.write(bytes), this.delayMs);
    from.setNoDelay(true);
  }
}
