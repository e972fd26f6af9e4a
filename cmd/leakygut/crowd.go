package main

import (
	queue "container/list"
	"crypto/tls"
	"net"
	"net/http"
	"sync"
)

// crowd holds a listener to a number of connections at once, and sees to it that those
// who ask nothing do not keep out those who do. Where all places are taken, whoever
// has waited longest without a whole request gives theirs to the next who comes; where
// all are being answered, the next waits until one has been.
type crowd struct {
	net.Listener
	most int

	mu     sync.Mutex
	room   *sync.Cond
	closed bool
	places map[net.Conn]*queue.Element // of those that are held; nil for those that are being answered
	silent queue.List                  // the connections that ask nothing, the longest silent first
}

func newCrowd(l net.Listener, most int) *crowd {
	c := &crowd{Listener: l, most: most, places: map[net.Conn]*queue.Element{}}
	c.room = sync.NewCond(&c.mu)
	return c
}

// Accept implements [net.Listener].
func (c *crowd) Accept() (net.Conn, error) {
	conn, err := c.Listener.Accept()
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	for len(c.places) >= c.most && !c.closed {
		if longest := c.silent.Front(); longest != nil {
			c.leave(longest.Value.(net.Conn))
		} else {
			c.room.Wait()
		}
	}
	if c.closed {
		_ = conn.Close()
		return nil, net.ErrClosed
	}
	c.places[conn] = c.silent.PushBack(conn)
	return conn, nil
}

// Close implements [net.Listener].
func (c *crowd) Close() error {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.room.Broadcast()
	return c.Listener.Close()
}

// note is told what becomes of a connection; see [http.Server.ConnState].
func (c *crowd) note(conn net.Conn, state http.ConnState) {
	if encrypted, ok := conn.(*tls.Conn); ok {
		conn = encrypted.NetConn()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	place, held := c.places[conn]
	switch {
	case !held: // it has given its place away
	case state == http.StateActive && place != nil:
		c.silent.Remove(place)
		c.places[conn] = nil
	case state == http.StateIdle && place == nil:
		c.places[conn] = c.silent.PushBack(conn)
		c.room.Signal()
	case state == http.StateClosed || state == http.StateHijacked:
		c.forget(conn, place)
	}
}

// leave closes a connection, and gives its place away.
func (c *crowd) leave(conn net.Conn) {
	c.forget(conn, c.places[conn])
	_ = conn.Close()
}

func (c *crowd) forget(conn net.Conn, place *queue.Element) {
	if place != nil {
		c.silent.Remove(place)
	}
	delete(c.places, conn)
	c.room.Signal()
}
