// What the page with every fault does wrong once it is loaded. At /late it also
// changes its looks.
console.error('an error in the console');
fetch('http://elsewhere.example/').catch(() => {});
document.documentElement.style.scrollBehavior = 'smooth';
setTimeout(() => {
  throw new Error('nobody catches this');
}, 50);
if (location.pathname === '/late')
  setTimeout(() => {
    document.body.style.backgroundColor = 'rgb(1, 2, 3)';
    document.querySelector('#room').style.height = '400px';
  }, 100);
